# Methods compared: power-law-regression, 500 steps, batch 16
# Run with: gnuplot -d comparison-1.gp
set encoding utf8
set terminal svg size 1069,332 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [10.6:0.4]; set grid noytics xtics
set label 1 'power-law-regression, 500 steps, batch 16' at screen 0.5, screen 0.9548 center
set lmargin at screen 0.1768; set rmargin at screen 0.3461; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine' 1, 'adamw, one-cycle' 2, 'adamw, cyclic' 3, 'adamw, cosine-restarts' 4, 'sgd, cosine' 5, 'sgd, one-cycle' 6, 'adamw, multi-step' 7, 'sgd, multi-step' 8, 'sgd, cosine-restarts' 9, 'sgd, cyclic' 10)
unset logscale x; set xrange [0.002144576989025023:0.017695923235163582]; set format x '%g'; set xtics autofreq 0.005
$data0 << EOD
1 0.0035904246558596097 0.002948956967273569 0.004173465585262886 NaN
2 0.003905986527089828 0.003284006370560716 0.004431484811294639 NaN
3 0.004313584063931888 0.00406026911092394 0.005259968980091186 NaN
4 0.004587098386606665 0.004046325865328855 0.005699974934130451 NaN
5 0.004650723917337566 0.004018773456326689 0.005825534453728891 NaN
6 0.005200395091839997 0.004515463023095509 0.0055680864088228765 NaN
7 0.005420638964504104 0.004395174943199684 0.0059754881977219934 NaN
8 0.006139539881843459 0.005488823896074893 0.006553072333172038 NaN
9 0.006544830938718982 0.005509894347774712 0.007539900050783283 NaN
10 0.010537568299908005 0.007265572027604155 0.016355289938082673 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.3779; set rmargin at screen 0.5472; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [0.787362261189933:4.898358544851228]; set format x '%g'; set xtics autofreq 2
$data1 << EOD
1 1 1 1 NaN
2 1.0670431467702488 1.0307272156634262 1.104918173830749 NaN
3 1.260025994313033 1.1742746783080646 1.350760012570987 NaN
4 1.3189252760507673 1.2165015300894841 1.4268621477552594 NaN
5 1.3428437617133027 1.247497095875476 1.4323861213544722 NaN
6 1.4422845074651165 1.3323098910915956 1.5408538359258679 NaN
7 1.460013202206186 1.3922655216388642 1.6024729023498403 NaN
8 1.6745572495964207 1.6084325925920826 1.9546102759948685 NaN
9 1.7876339283680394 1.5529960292165896 2.024200551170571 NaN
10 2.975712367153643 2.3466940362922477 4.543962313501116 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.5790; set rmargin at screen 0.7484; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
set logscale x; set xrange [0.007281652257436852:0.1376322719207688]; set format x '%g'; set xtics autofreq
set xtics ('0.01' 0.01, '0.02' 0.02, '0.05' 0.05, '0.1' 0.1)
$data2 << EOD
1 0.02683381994034559 0.02656979241986134 0.027780746192318 NaN
2 0.027439424815624155 0.02677078703259202 0.028301059405551544 NaN
3 0.045919234089291695 0.04373419525347737 0.04748548554186028 NaN
4 0.04209382055934678 0.04090117656982507 0.04283856220193498 NaN
5 0.10435823104284964 0.10370309761366756 0.10516414202215617 NaN
6 0.10466963838892565 0.10420424523564989 0.10500960987730655 NaN
7 0.035755317371970845 0.035020319273595404 0.037114712652648665 NaN
8 0.10569509894609803 0.10486753771390915 0.10682625604482462 NaN
9 0.011659063895207135 0.00847725598382104 0.01799233684841402 NaN
10 0.015358531412104144 0.009314117795294723 0.023939625968449913 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7802; set rmargin at screen 0.9495; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [235.6:514]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 305 250 320 NaN
2 365 330 400 NaN
3 425 370 440 NaN
4 425 380 490 NaN
5 445 390 480 NaN
6 NaN NaN NaN 514
7 NaN NaN NaN 514
8 NaN NaN NaN 514
9 NaN NaN NaN 514
10 NaN NaN NaN 514
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
