# learning-rate sensitivity against weight_decay: e6-weight-decay
# Run with: gnuplot study-1.gp
set encoding utf8
set terminal svg size 560,421 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.9097; set bmargin at screen 0.3919
set title 'e6-weight-decay'
set xlabel 'weight decay'
set ylabel 'learning-rate sensitivity' offset 1.2,0
set format x '%g'; set xrange [-0.04:1.04]
set format y '%g'; set yrange [0.20127490561023081:0.5951820585919619]
$data0 << EOD
0 0.5454985581119339 0.4617789091557462 0.565361751275955 NaN
0.1 0.5287059954678779 0.4555217188577082 0.5606862459443703 NaN
1 0.2645106856136099 0.2191797762003095 0.2997191919192305 NaN
EOD
$data1 << EOD
0 0.5159639031359964 0.399230410643908 0.5772771880018832 NaN
0.1 0.4905089191414948 0.384742569180011 0.553072130013999 NaN
1 0.2857467877055406 0.261354305742008 0.34063705985458387 NaN
EOD
$data2 << EOD
0 0.43251192643711667 0.3865985051641187 0.47007704159748104 NaN
0.1 0.38057514152363836 0.3349592280708684 0.4266151171302051 NaN
1 0.2873305775341914 0.26447311943631263 0.30631574767770336 NaN
EOD
$data3 << EOD
0 0.4279467363040694 0.37565167407633154 0.4606426270865609 NaN
0.1 0.40602350557341443 0.3567055376528299 0.4534285169601195 NaN
1 0.3285991156842357 0.28588711765673563 0.3434084343724515 NaN
EOD
$data4 << EOD
0 0.48159525137354475 0.45587506851043785 0.5049904870761621 NaN
0.1 0.45385994785448386 0.4339996953791992 0.5063384154345206 NaN
1 0.3999811683167754 0.37355140557561484 0.43747693994644093 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.2494
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.2494 center top horizontal maxcols 1 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'transformer(layers=1, width=32), adamw', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'transformer(layers=2, width=32), adamw', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'transformer(layers=4, width=32), adamw', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'transformer(layers=2, width=16), adamw', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'transformer(layers=2, width=64), adamw'
unset multiplot
