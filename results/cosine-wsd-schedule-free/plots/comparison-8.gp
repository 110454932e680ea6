# Methods compared: transformer, 500 steps, batch 16
# Run with: gnuplot -d comparison-8.gp
set encoding utf8
set terminal svg size 1155,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-8.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'transformer, 500 steps, batch 16' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2381; set rmargin at screen 0.3948; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('schedule-free-adamw, constant' 1, 'adamw, linear' 2, 'adamw, cosine(floor=0.1)' 3, 'adamw, cosine(floor=0)' 4, 'adamw, wsd(shape=one-minus-sqrt)' 5, 'adamw, wsd(shape=linear)' 6, 'prodigy, cosine(floor=0.1)' 7, 'prodigy, constant' 8, 'prodigy, cosine(floor=0)' 9, 'adamw, constant' 10, 'dadapt-adam, cosine(floor=0)' 11, 'dadapt-adam, cosine(floor=0.1)' 12, 'dadapt-adam, constant' 13)
unset logscale x; set xrange [0.8280780675595267:1.9005960809474207]; set format x '%g'; set xtics autofreq 0.5
$data0 << EOD
1 0.9515934724820085 0.8835531372175213 0.9883966327323879 NaN
2 0.9605998117790773 0.9048088778880109 0.9974754627144411 NaN
3 0.9608056460540271 0.9019303168587267 0.9974954581278206 NaN
4 0.96200665946763 0.8984410719798526 0.9985652521631551 NaN
5 0.9627861353751601 0.8978810479371725 0.9925128182256079 NaN
6 0.9641469198762944 0.9033296580172305 0.9901537291507251 NaN
7 0.9817561995818443 0.9195749573725374 1.019513933580142 NaN
8 0.9851205686575712 0.9213951294368791 1.0199965475260435 NaN
9 0.9890395960219986 0.9222659139014664 1.0293292069959858 NaN
10 0.9924619438038103 0.929745020232737 1.0387494428554884 NaN
11 1.0726866955252743 0.9836904261574552 1.5829232298489027 NaN
12 1.0814961399920935 0.9848544069538618 1.725317338940413 NaN
13 1.1923596020632898 1.0216032001161865 1.8081376315174298 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4242; set rmargin at screen 0.5810; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.9534980830746985:1.852535143630527]; set format x '%g'; set xtics autofreq 0.5
$data1 << EOD
1 1 1 1 NaN
2 1.0100221939656069 1.0062531460823982 1.0138558268110718 NaN
3 1.0106152932520749 1.0055808341483852 1.0150660339180537 NaN
4 1.0100354773080342 1.0061930684557039 1.0138474741162895 NaN
5 1.0101321401910046 1.0067064663699974 1.0134570959349185 NaN
6 1.0118705955115865 1.006595261332378 1.0164039548572392 NaN
7 1.0327287937819014 1.026654478746338 1.0383910060445651 NaN
8 1.034393292915183 1.0260299324773912 1.0431500942744654 NaN
9 1.0402181354420932 1.0330803061657923 1.0486726187022093 NaN
10 1.0491889806856838 1.0375583275803448 1.0573731242480233 NaN
11 1.3441727424239218 1.0626524951466463 1.6225536499902156 NaN
12 1.3027111412269519 1.055416744787798 1.5373431556847277 NaN
13 1.4566517828180054 1.0997579869568903 1.7750319487550246 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6104; set rmargin at screen 0.7671; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.21133687909518942:0.4351753014634284]; set format x '%g'; set xtics autofreq 0.1
$data2 << EOD
1 0.23734273443273352 0.22291472852802938 0.2573086171758191 NaN
2 0.2552702215306776 0.2317479395436189 0.2695697792543291 NaN
3 0.2632674010178333 0.24180480459958784 0.29004263217344917 NaN
4 0.26713311061725253 0.250991969984822 0.2915565823670137 NaN
5 0.3051522587613047 0.28227972550277736 0.3452364597024157 NaN
6 0.30193831212486566 0.2859771596617681 0.34266697098918686 NaN
7 NaN NaN NaN NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 0.38810543399909714 0.34805819364565266 0.4158788857420285 NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7965; set rmargin at screen 0.9532; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [298.6:519]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 340 310 410 NaN
2 495 460 519 NaN
3 480 450 490 NaN
4 465 430 519 NaN
5 500 480 519 NaN
6 NaN NaN NaN 519
7 NaN NaN NaN 519
8 NaN NaN NaN 519
9 NaN NaN NaN 519
10 NaN NaN NaN 519
11 NaN NaN NaN 519
12 NaN NaN NaN 519
13 NaN NaN NaN 519
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
