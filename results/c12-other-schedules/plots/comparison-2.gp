# Methods compared: mlp, 500 steps, batch 16
# Run with: gnuplot -d comparison-2.gp
set encoding utf8
set terminal svg size 1069,332 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [10.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 16' at screen 0.5, screen 0.9548 center
set lmargin at screen 0.1768; set rmargin at screen 0.3461; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine' 1, 'adamw, one-cycle' 2, 'adamw, multi-step' 3, 'adamw, cosine-restarts' 4, 'sgd, cosine' 5, 'sgd, one-cycle' 6, 'sgd, multi-step' 7, 'adamw, cyclic' 8, 'sgd, cosine-restarts' 9, 'sgd, cyclic' 10)
unset logscale x; set xrange [0.05382804674232803:0.07766703635744589]; set format x '%g'; set xtics autofreq 0.01
$data0 << EOD
1 0.05768434975418255 0.055061097929316884 0.06218576680689582 NaN
2 0.05825108344148783 0.05614854259985361 0.06248165005479799 NaN
3 0.0596213120741718 0.05692650266512223 0.06557197023341077 NaN
4 0.061292692229418466 0.05692193593754777 0.06556119978166985 NaN
5 0.06146330374925183 0.0564786698376201 0.06751377713956022 NaN
6 0.061973794508350256 0.05766202860966513 0.06635462245024379 NaN
7 0.06285577379145318 0.06008609912346292 0.07212389332384705 NaN
8 0.06401178111623768 0.0596410848254221 0.07287038970980864 NaN
9 0.06465245478487032 0.05845362112232023 0.07020684020664411 NaN
10 0.0711866339594624 0.06118309514701442 0.07561195104579779 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.3779; set rmargin at screen 0.5472; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [0.9301619725608945:2.280363836383602]; set format x '%g'; set xtics autofreq 0.5
$data1 << EOD
1 1 1 1 NaN
2 1.0964171861233307 1.0279115731259851 1.5752334558509546 NaN
3 1.1570489301998703 1.0803119941387838 1.229778600074641 NaN
4 1.2629545799432718 1.090128414536857 1.3686244724609666 NaN
5 1.2376223903942747 1.0970722469658698 1.3316128379013237 NaN
6 1.3382389436992503 1.2217681489878427 1.4718209083651383 NaN
7 1.4835391534588778 1.2862137792908899 1.7512924988001592 NaN
8 1.5680256273020827 1.4167649497336026 1.6994361587061033 NaN
9 1.5520863997266008 1.3686800175780856 1.691236669173652 NaN
10 1.9682581933271828 1.6704051227169163 2.1639671239850924 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.5790; set rmargin at screen 0.7484; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
set logscale x; set xrange [0.008950855031513457:0.3014175211964859]; set format x '%g'; set xtics autofreq
set xtics ('0.01' 0.01, '0.02' 0.02, '0.05' 0.05, '0.1' 0.1, '0.2' 0.2)
$data2 << EOD
1 0.053795105013267605 0.03130438674507216 0.07092778863364751 NaN
2 0.04997350019594163 0.03556692844299901 0.0718291159471263 NaN
3 0.054856590484972934 0.036514464470560226 0.09011977667112714 NaN
4 0.02425656437789117 0.01380761914417046 0.032478367401831285 NaN
5 0.04883362192966712 0.031991943808251884 0.22258933836364073 NaN
6 0.05656214697292642 0.015228758968340568 0.1191096017386001 NaN
7 0.05106323923538046 0.030603887767910794 0.20441380714691768 NaN
8 0.016337658845105744 0.011416478068568927 0.02561137317993844 NaN
9 0.05817049177998379 0.02597291412517031 0.1146198276907073 NaN
10 0.031194378899009268 0.010736506826447664 0.04510319717164871 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7802; set rmargin at screen 0.9495; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [195.6:474]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 345 310 370 NaN
2 380 340 430 NaN
3 275 210 370 NaN
4 365 230 474 NaN
5 400 320 450 NaN
6 445 420 474 NaN
7 NaN NaN NaN 474
8 450 340 474 NaN
9 NaN NaN NaN 474
10 NaN NaN NaN 474
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
